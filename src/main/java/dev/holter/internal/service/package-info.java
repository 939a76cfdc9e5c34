/** The simulated service: activities, tokens, tasks, executions, history; knows no HTTP. */
@NullMarked
package dev.holter.internal.service;

import org.jspecify.annotations.NullMarked;
