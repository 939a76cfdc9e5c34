package dev.holter;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The context that a handler gets with an invocation. What only mobile apps send is absent: a state
 * machine sends none of it.
 */
final class InvocationContext implements Context {
  private static final int SMALLEST_MEMORY = 128;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

  private final Invocation invocation;

  InvocationContext(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public String getAwsRequestId() {
    return invocation.requestId();
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + invocation.function();
  }

  @Override
  public String getLogStreamName() {
    LocalDate day = LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC);
    return DAY.format(day) + "/[$LATEST]" + "0".repeat(32);
  }

  @Override
  public String getFunctionName() {
    return invocation.function();
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return invocation.arn();
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return invocation.remainingMillis();
  }

  @Override
  public int getMemoryLimitInMB() {
    return SMALLEST_MEMORY;
  }

  @Override
  public LambdaLogger getLogger() {
    System.Logger logger = System.getLogger("dev.holter.lambda." + invocation.function());
    return new LambdaLogger() {
      @Override
      public void log(@Nullable String message) {
        logger.log(System.Logger.Level.INFO, message == null ? "null" : message.strip());
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
