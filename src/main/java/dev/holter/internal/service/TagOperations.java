package dev.holter.internal.service;

import dev.holter.internal.service.core.Arns;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.Activities;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** TagResource, UntagResource, ListTagsForResource. */
final class TagOperations {
  private final Tags tags;
  private final Activities activities;
  private final MachineRegistry stateMachines;

  TagOperations(Tags tags, Activities activities, MachineRegistry stateMachines) {
    this.tags = tags;
    this.activities = activities;
    this.stateMachines = stateMachines;
  }

  TagResourceResponse tag(TagResourceRequest request) {
    Constraints constraints = new Constraints();
    constraints.arn(request.resourceArn(), "resourceArn");
    constraints.required(request.hasTags() ? request.tags() : null, "tags");
    check(constraints, request.tags()).check();
    requireResource(request.resourceArn());
    tags.add(request.resourceArn(), request.tags());
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    new Constraints()
        .arn(request.resourceArn(), "resourceArn")
        .required(request.hasTagKeys() ? request.tagKeys() : null, "tagKeys")
        .tagKeys(request.tagKeys())
        .check();
    requireResource(request.resourceArn());
    tags.remove(request.resourceArn(), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
    new Constraints().arn(request.resourceArn(), "resourceArn").check();
    requireResource(request.resourceArn());
    return ListTagsForResourceResponse.builder().tags(tags.of(request.resourceArn())).build();
  }

  static Constraints check(Constraints constraints, List<Tag> tags) {
    for (int i = 0; i < tags.size(); i++) {
      String at = "tags." + (i + 1) + ".member.";
      constraints.length(tags.get(i).key(), at + "key", 1, 128);
      constraints.length(tags.get(i).value(), at + "value", 0, 256);
    }
    return constraints;
  }

  private void requireResource(String arn) {
    Arns.require(arn, "activity", "stateMachine");
    if (activities.find(arn) == null && stateMachines.find(arn) == null) {
      throw ServiceErrors.resourceNotFound(arn);
    }
  }
}
