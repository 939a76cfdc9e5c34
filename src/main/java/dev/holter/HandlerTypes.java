package dev.holter;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler takes and gives.
 *
 * @param input the type of its events
 * @param output the type of its results
 */
record HandlerTypes(Type input, Type output) {

  /** Reads both types from the handler's class, as AWS's runtime does. */
  static HandlerTypes of(RequestHandler<?, ?> handler) {
    List<Type> types = find(handler.getClass(), Map.of());
    if (types == null || types.stream().anyMatch(TypeVariable.class::isInstance)) {
      throw new IllegalArgumentException(
          "The handler ["
              + handler.getClass().getName()
              + "] does not say the types of its events and results: give them, as in"
              + " LambdaFunction.of(handler, Order.class, String.class), or pass an instance of a"
              + " class that implements RequestHandler with both types, as AWS needs it");
    }
    return new HandlerTypes(types.get(0), types.get(1));
  }

  private static @Nullable List<Type> find(Type type, Map<TypeVariable<?>, Type> known) {
    if (!(type instanceof ParameterizedType parameterized)) {
      return type instanceof Class<?> raw && raw != RequestHandler.class ? above(raw, known) : null;
    }
    Class<?> raw = (Class<?>) parameterized.getRawType();
    Map<TypeVariable<?>, Type> inner = new HashMap<>(known);
    List<Type> arguments = new ArrayList<>();
    for (int i = 0; i < raw.getTypeParameters().length; i++) {
      Type given = parameterized.getActualTypeArguments()[i];
      Type actual = given instanceof TypeVariable<?> ? known.getOrDefault(given, given) : given;
      inner.put(raw.getTypeParameters()[i], actual);
      arguments.add(actual);
    }
    return raw == RequestHandler.class ? arguments : above(raw, inner);
  }

  private static @Nullable List<Type> above(Class<?> type, Map<TypeVariable<?>, Type> known) {
    for (Type next : type.getGenericInterfaces()) {
      List<Type> found = find(next, known);
      if (found != null) {
        return found;
      }
    }
    Type parent = type.getGenericSuperclass();
    return parent == null ? null : find(parent, known);
  }
}
