package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.run.PascalJson.Dates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/**
 * Makes the fields that optimized integrations add to an answer, such as status and headers of the
 * HTTP response.
 */
final class SdkMetadata {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  private SdkMetadata() {}

  /** The keys are in the service's order: alphabetical at the top, as received below. */
  static ObjectNode around(StartExecutionResponse response, Core core) {
    String requestId = core.tokens().uuid();
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(core.now().atOffset(ZoneOffset.UTC));
    String length = contentLength(response);
    ObjectNode plain = new PascalJson(Dates.EPOCH_MILLISECONDS).write(response);
    ObjectNode output = Json.object();
    output.set("ExecutionArn", plain.get("ExecutionArn"));
    ObjectNode http = output.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    all.putArray("x-amzn-RequestId").add(requestId);
    all.putArray("connection").add("keep-alive");
    all.putArray("Content-Length").add(length);
    all.putArray("Date").add(date);
    all.putArray("Content-Type").add(CONTENT_TYPE);
    http.putObject("HttpHeaders")
        .put("connection", "keep-alive")
        .put("Content-Length", length)
        .put("Content-Type", CONTENT_TYPE)
        .put("Date", date)
        .put("x-amzn-RequestId", requestId);
    http.put("HttpStatusCode", 200);
    output.putObject("SdkResponseMetadata").put("RequestId", requestId);
    output.set("StartDate", plain.get("StartDate"));
    return output;
  }

  private static String contentLength(StartExecutionResponse response) {
    BigDecimal seconds =
        BigDecimal.valueOf(response.startDate().toEpochMilli())
            .divide(BigDecimal.valueOf(1000), 3, RoundingMode.UNNECESSARY);
    String body =
        "{\"executionArn\":\""
            + response.executionArn()
            + "\",\"startDate\":"
            + seconds.doubleValue()
            + "}";
    return String.valueOf(body.getBytes(StandardCharsets.UTF_8).length);
  }
}
