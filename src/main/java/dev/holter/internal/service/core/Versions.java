package dev.holter.internal.service.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions of one state machine. Guarded by the service's lock. */
public final class Versions {
  private final NavigableMap<Integer, Version> byNumber = new TreeMap<>();

  /** The number of the last version. Numbers are not used again after a version was deleted. */
  private int last;

  /**
   * Publishes a revision, or returns the version that it was published as.
   *
   * @throws software.amazon.awssdk.services.sfn.model.SfnException if there are as many as may be
   */
  public Version publish(Revision revision, @Nullable String description, Instant at) {
    Version published = of(revision);
    if (published != null) {
      return published;
    }
    if (byNumber.size() >= Quotas.VERSIONS) {
      throw ServiceErrors.tooMany("versions", revision.stateMachineArn(), Quotas.VERSIONS);
    }
    last++;
    String arn = revision.stateMachineArn() + ":" + last;
    Version version = new Version(arn, last, at, description, revision);
    byNumber.put(last, version);
    return version;
  }

  private @Nullable Version of(Revision revision) {
    return byNumber.values().stream()
        .filter(version -> Objects.equals(version.revision().id(), revision.id()))
        .findAny()
        .orElse(null);
  }

  public @Nullable Version find(String arn) {
    return byNumber.values().stream()
        .filter(version -> version.arn().equals(arn))
        .findAny()
        .orElse(null);
  }

  public void remove(Version version) {
    byNumber.remove(version.number());
  }

  public List<Version> newestFirst() {
    return new ArrayList<>(byNumber.descendingMap().values());
  }
}
