package dev.holter.internal.service.teststate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The entries that mocked results are checked against are those of AWS's own models. The models are
 * large, so they are on the class path with {@code -Pmodels} only.
 */
class ServiceModelTests {

  @ParameterizedTest
  @CsvSource({
    "athena, athena-2017-05-18",
    "batch, batch-2016-08-10",
    "bedrockruntime, bedrock-runtime-2023-09-30",
    "cloudwatch, monitoring-2010-08-01",
    "cloudwatchlogs, logs-2014-03-28",
    "codebuild, codebuild-2016-10-06",
    "dynamodb, dynamodb-2012-08-10",
    "ecs, ecs-2014-11-13",
    "eventbridge, eventbridge-2015-10-07",
    "glue, glue-2017-03-31",
    "kms, kms-2014-11-01",
    "lambda, lambda-2015-03-31",
    "secretsmanager, secretsmanager-2017-10-17",
    "sfn, states-2016-11-23",
    "sns, sns-2010-03-31",
    "sqs, sqs-2012-11-05",
    "ssm, ssm-2014-11-06",
    "textract, textract-2018-06-27",
    "translate, translate-2017-07-01"
  })
  void the_entries_are_those_of_the_model(String service, String model) throws IOException {
    Optional<String> schema = ServiceModel.schema(model);
    assumeTrue(schema.isPresent(), "no models on the class path: run with -Pmodels");
    Path made = Path.of("target", "mock-schemas", service + ".json");
    Files.createDirectories(made.getParent());
    Files.writeString(made, schema.orElseThrow());

    assertThat(known(service))
        .as("copy " + made + " over src/main/resources/.../teststate if the model has changed")
        .isEqualTo(schema.orElseThrow());
  }

  private static String known(String service) throws IOException {
    try (InputStream file = MockSchema.class.getResourceAsStream("schema/" + service + ".json")) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
