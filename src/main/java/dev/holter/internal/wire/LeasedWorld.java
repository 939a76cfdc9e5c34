package dev.holter.internal.wire;

import dev.holter.internal.service.core.Operations;
import java.util.function.Supplier;

/**
 * The simulated world that a server is leased to.
 *
 * @param operations the service
 * @param time the world's time
 * @param faults the faults that the test has ordered
 * @param notes what is noted of the clients that call
 * @param requestIds the ids of answers, deterministic per world
 * @param remoteCalls what becomes of calls that would leave this machine
 * @param overHttp whether the lease's own clients go over a socket
 */
public record LeasedWorld(
    Operations operations,
    CallerTime time,
    FaultPlan faults,
    CallNotes notes,
    Supplier<String> requestIds,
    RemoteCalls remoteCalls,
    boolean overHttp) {}
