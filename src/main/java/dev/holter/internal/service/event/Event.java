package dev.holter.internal.service.event;

import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** An event of a history that has no number, time and predecessor yet. */
public record Event(HistoryEventType type, Consumer<HistoryEvent.Builder> details) {}
