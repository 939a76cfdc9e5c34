package dev.holter.internal.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.SfnRequest;

/**
 * Finds the request builder of an operation by the SDK's naming rule, one class at a time.
 *
 * <p>A table would have to be kept in step with the SDK by hand, and reading all operations off the
 * client would load some two hundred classes before the first call.
 */
final class OperationCatalog {

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z]{1,80}");
  private static final String MODEL = SfnRequest.class.getPackageName() + ".";

  private final Map<String, MethodHandle> builders = new ConcurrentHashMap<>();

  /** Returns a new request builder, or nothing if the API has no such operation. */
  Optional<SdkPojo> newRequest(String operation) {
    MethodHandle builder = builders.get(operation);
    if (builder == null) {
      builder = NAME.matcher(operation).matches() ? find(operation) : null;
      if (builder == null) {
        return Optional.empty();
      }
      builders.put(operation, builder);
    }
    return Optional.of(invoke(builder));
  }

  @SuppressWarnings("NullAway") // null says that there is no such class; it never leaves this class
  private static MethodHandle find(String operation) {
    try {
      Class<?> type =
          Class.forName(MODEL + operation + "Request", true, SfnRequest.class.getClassLoader());
      if (!SfnRequest.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
        return null;
      }
      return MethodHandles.publicLookup()
          .unreflect(type.getMethod("builder"))
          .asType(java.lang.invoke.MethodType.methodType(SdkPojo.class));
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      // A file system that ignores case finds the class file of a misspelt name, and loading it is
      // a NoClassDefFoundError.
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The SDK's request class of operation [" + operation + "] has no public builder()", e);
    }
  }

  private static SdkPojo invoke(MethodHandle builder) {
    try {
      return (SdkPojo) builder.invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
