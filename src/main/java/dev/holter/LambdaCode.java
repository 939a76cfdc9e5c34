package dev.holter;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.holter.LambdaErrors.EventException;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Runs a handler as Lambda's runtime for Java does, from text to text. */
interface LambdaCode {

  String run(String event, Invocation invocation) throws Exception;

  static LambdaCode of(RequestStreamHandler handler) {
    return (event, invocation) -> {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          output,
          new InvocationContext(invocation));
      String result = output.toString(StandardCharsets.UTF_8);
      return result.isEmpty() ? "null" : json(result);
    };
  }

  static LambdaCode of(RequestHandler<?, ?> handler, HandlerTypes types) {
    PojoSerializer<Object> input = serializer(types.input());
    PojoSerializer<Object> output = serializer(types.output());
    @SuppressWarnings("unchecked")
    RequestHandler<Object, Object> untyped = (RequestHandler<Object, Object>) handler;
    return (event, invocation) -> {
      Object result =
          untyped.handleRequest(parsed(input, event), new InvocationContext(invocation));
      return written(output, result);
    };
  }

  /** Events of AWS's own services have rules of their own for names and dates. */
  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Type type) {
    if (type instanceof Class<?> event
        && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
      return (PojoSerializer<Object>)
          LambdaEventSerializers.serializerFor(event, event.getClassLoader());
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }

  private static @Nullable Object parsed(PojoSerializer<Object> serializer, String event) {
    try {
      return serializer.fromJson(event);
    } catch (RuntimeException misfit) {
      throw new EventException("An error occurred during JSON parsing", misfit);
    }
  }

  private static String written(PojoSerializer<Object> serializer, @Nullable Object result) {
    if (result == null) {
      return "null";
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      serializer.toJson(result, text);
    } catch (RuntimeException misfit) {
      throw new EventException("An error occurred during JSON serialization of response", misfit);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static String json(String result) {
    try {
      Json.parse(result);
      return result;
    } catch (JsonSyntaxError notJson) {
      throw new IllegalStateException(
          "The handler has written ["
              + result
              + "], which is not JSON: a function that a state calls has to write one JSON value",
          notJson);
    }
  }
}
