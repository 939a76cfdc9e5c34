package dev.holter.internal.agent.boot;

/**
 * A task that somebody on a clock has given to an event loop.
 *
 * @param inquiry keeps time still until the loop runs it, or never will
 */
record GivenTask(Object loop, InquiryHook inquiry) {}
