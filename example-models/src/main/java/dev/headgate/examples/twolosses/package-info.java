/**
 * Three subnetworks in a row with a loss after the first and a loss after the last, and two ways to
 * mask the second loss. This package imports nothing from the other examples but what they share.
 *
 * <p>The two questions these models answer: how to keep loss2 from updating net1 while it trains
 * net2 and net3 ({@link dev.headgate.examples.twolosses.TwoLossesQuestion1}), and how to let loss2
 * train net1 and net2 through net3 without updating net3 ({@link
 * dev.headgate.examples.twolosses.TwoLossesQuestion2}).
 */
@NullMarked
package dev.headgate.examples.twolosses;

import org.jspecify.annotations.NullMarked;
