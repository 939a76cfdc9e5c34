package dev.holter.internal.service;

import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.core.Arns;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.Activities;
import dev.holter.internal.service.run.Activities.ActivityRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;

/** CreateActivity, DescribeActivity, ListActivities, DeleteActivity. */
final class ActivityOperations {
  private final Activities activities;
  private final Tags tags;
  private final Pages pages;
  private final Map<String, EncryptionConfiguration> encryption = new HashMap<>();

  ActivityOperations(Activities activities, Tags tags, Pages pages) {
    this.pages = pages;
    this.activities = activities;
    this.tags = tags;
  }

  /**
   * Creates an activity, or returns the one of that name. A request with another encryption is
   * refused, as that would be another activity.
   */
  CreateActivityResponse create(CreateActivityRequest request) {
    Constraints constraints =
        new Constraints()
            .required(request.name(), "name")
            .name(request.name(), "name")
            .encryption(request.encryptionConfiguration());
    TagOperations.check(constraints, request.tags()).check();
    Names.require(request.name());
    Encryption.require(request.encryptionConfiguration());
    ActivityRecord activity = existing(request);
    if (activity == null) {
      tags.add(activities.arn(request.name()), request.tags());
      activity = activities.create(request.name());
      encryption.put(activity.arn, Encryption.orOwnedKey(request.encryptionConfiguration()));
    }
    return CreateActivityResponse.builder()
        .activityArn(activity.arn)
        .creationDate(activity.created)
        .build();
  }

  private @Nullable ActivityRecord existing(CreateActivityRequest request) {
    ActivityRecord activity = activities.find(activities.arn(request.name()));
    if (activity != null
        && !Encryption.orOwnedKey(request.encryptionConfiguration())
            .equals(encryption.get(activity.arn))) {
      throw ServiceErrors.activityAlreadyExists(request.name());
    }
    return activity;
  }

  DescribeActivityResponse describe(DescribeActivityRequest request) {
    new Constraints().arn(request.activityArn(), "activityArn").check();
    ActivityRecord activity = activities.require(request.activityArn());
    return DescribeActivityResponse.builder()
        .activityArn(activity.arn)
        .name(activity.name)
        .creationDate(activity.created)
        .encryptionConfiguration(encryption.get(activity.arn))
        .build();
  }

  ListActivitiesResponse list(ListActivitiesRequest request) {
    new Constraints().page(request.maxResults(), request.nextToken()).check();
    Page<ActivityListItem> page =
        pages.of(
            activities.byName().stream().map(ActivityOperations::item).toList(),
            request.maxResults(),
            request.nextToken(),
            "activities");
    return ListActivitiesResponse.builder().activities(page.items()).nextToken(page.next()).build();
  }

  private static ActivityListItem item(ActivityRecord activity) {
    return ActivityListItem.builder()
        .activityArn(activity.arn)
        .name(activity.name)
        .creationDate(activity.created)
        .build();
  }

  DeleteActivityResponse delete(DeleteActivityRequest request) {
    new Constraints().arn(request.activityArn(), "activityArn").check();
    Arns.require(request.activityArn(), "activity");
    activities.delete(request.activityArn());
    tags.forget(request.activityArn());
    return DeleteActivityResponse.builder().build();
  }
}
