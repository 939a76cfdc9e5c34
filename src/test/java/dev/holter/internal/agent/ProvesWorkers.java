package dev.holter.internal.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** On tests that repeat a worker's hour, on a busy machine: they may take their time there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("proof")
@ExtendWith(BusyCore.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@interface ProvesWorkers {}
