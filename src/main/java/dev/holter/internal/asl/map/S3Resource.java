package dev.holter.internal.asl.map;

import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Wording;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.Pattern;
import java.util.List;

/** The call of Amazon S3 with which a Map state reads its items or writes its results. */
final class S3Resource {
  private static final String SERVICE = "s3";

  private S3Resource() {}

  static Integration of(Fields fields, DefinitionScope scope, List<String> actions) {
    String prefix = "arn:" + scope.partition() + ":states:::" + SERVICE + ":";
    if (!fields.has("Resource")) {
      fields.reportHere(Wording.requiredButMissing("Resource"));
    }
    String arn = fields.oneOf("Resource", actions.stream().map(action -> prefix + action).toList());
    String known = arn == null ? prefix + actions.get(0) : arn;
    return new Integration(
        known, SERVICE, known.substring(prefix.length()), Pattern.REQUEST_RESPONSE);
  }
}
