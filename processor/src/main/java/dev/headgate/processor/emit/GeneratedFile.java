package dev.headgate.processor.emit;

/** Java source of one top-level class. */
public record GeneratedFile(String qualifiedName, String source) {}
