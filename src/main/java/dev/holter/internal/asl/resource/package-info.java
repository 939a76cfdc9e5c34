/**
 * What a Task state's {@code Resource} names: activities, functions, integrations and their
 * patterns, HTTP endpoints, credentials. A new optimized integration is a line in {@link
 * OptimizedIntegrations}.
 */
@NullMarked
package dev.holter.internal.asl.resource;

import org.jspecify.annotations.NullMarked;
