package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Node;
import java.util.Map;

/**
 * A model as the reference reads it: the graph for its wiring and masks, the annotations themselves
 * for what each layer and, by its name, each loss does.
 */
public record ReferenceModel(
    Graph graph, Map<Node, Settings> settings, Map<String, Settings> lossSettings) {}
