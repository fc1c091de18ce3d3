package dev.headgate.processor.ir;

/** A tensor that the caller hands in: an input of the model, or a loss's target. */
public record Input(String name, Shape shape, ElementType type) implements Source {}
