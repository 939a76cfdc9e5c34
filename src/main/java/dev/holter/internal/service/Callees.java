package dev.holter.internal.service;

import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;

/**
 * What tasks can call.
 *
 * @param test what the test has put in the place of other services
 * @param own this service's own operations, under its lock
 */
record Callees(Integrations test, Function<SfnRequest, SfnResponse> own) {}
