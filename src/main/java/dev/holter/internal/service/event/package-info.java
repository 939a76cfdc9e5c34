/**
 * The history of an execution: its events, and the details that each kind of task, fork and Map Run
 * writes into them. A new kind of task has a class beside {@link TaskEvents} here.
 */
@NullMarked
package dev.holter.internal.service.event;

import org.jspecify.annotations.NullMarked;
