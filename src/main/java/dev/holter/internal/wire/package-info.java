/**
 * AWS JSON 1.0 over WireMock, in process and over HTTP, and the SDK's doors to it.
 *
 * <p>The root leases a server with {@link dev.holter.internal.wire.ServerLease} for each world.
 * {@code WireServer} is the one that is leased, {@code AwsJsonService} what serves a request,
 * {@code Doorkeeper} who refuses what is no request of this service. A new operation of AWS needs
 * nothing here: {@code OperationCatalog} finds it by its name. A new kind of fault is a {@code
 * FaultEffect}.
 */
@NullMarked
package dev.holter.internal.wire;

import org.jspecify.annotations.NullMarked;
