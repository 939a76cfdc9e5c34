/**
 * The simulated service as its callers see it: one class for the operations of each kind of thing,
 * under {@link SimulatedService}; knows no HTTP.
 *
 * <p>A new operation goes to the class of its kind and is registered in {@link SimulatedService}.
 * Operations look into {@code run}, where executions live; {@code event} writes their histories,
 * {@code teststate} is the operation TestState, and {@code core} is what all of them share.
 */
@NullMarked
package dev.holter.internal.service;

import org.jspecify.annotations.NullMarked;
