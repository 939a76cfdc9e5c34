/** AWS JSON 1.0 over WireMock, in process and over HTTP, and the SDK's doors to it. */
@NullMarked
package dev.holter.internal.wire;

import org.jspecify.annotations.NullMarked;
