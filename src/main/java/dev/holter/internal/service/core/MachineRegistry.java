package dev.holter.internal.service.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state machines of one service. Guarded by the service's lock. */
public final class MachineRegistry {

  /** A state machine; its revision changes, the rest does not. */
  public static final class StateMachineRecord {
    public final String arn;
    public final String name;
    public final Instant created;
    private Revision revision;
    public final Versions versions = new Versions();
    public final Aliases aliases = new Aliases();

    private @Nullable Version first;
    private boolean deleting;

    public StateMachineRecord(String arn, String name, Instant created, Revision revision) {
      this.arn = arn;
      this.name = name;
      this.created = created;
      this.revision = revision;
    }

    /** Returns the revision that an execution runs which starts now. */
    public Revision revision() {
      return revision;
    }

    /** Sets the revision of executions that start from here on. Those that run keep theirs. */
    public void update(Revision next) {
      revision = next;
    }

    /** Publishes the revision that the machine was created with. */
    public void publishFirst(@Nullable String description, Instant now) {
      first = versions.publish(revision, description, now);
    }

    /** Returns the version that was published when the machine was created, if one was. */
    public @Nullable Version first() {
      return first;
    }

    /**
     * Begins the deletion of the machine. It starts no more executions, and is gone when the last
     * one has ended.
     */
    public void beginDeleting() {
      deleting = true;
    }

    public boolean isDeleting() {
      return deleting;
    }
  }

  private final Map<String, StateMachineRecord> byArn = new HashMap<>();

  public void add(StateMachineRecord machine) {
    byArn.put(machine.arn, machine);
  }

  public @Nullable StateMachineRecord find(String arn) {
    return byArn.get(arn);
  }

  /**
   * Returns the state machine of an ARN, or null if there is none.
   *
   * @throws software.amazon.awssdk.services.sfn.model.SfnException if it is no state machine's ARN
   */
  public @Nullable StateMachineRecord findStateMachine(String arn) {
    Arns.requireStateMachine(arn);
    return find(arn);
  }

  public StateMachineRecord require(String arn) {
    StateMachineRecord found = findStateMachine(arn);
    if (found == null) {
      throw ServiceErrors.stateMachineDoesNotExist(arn);
    }
    return found;
  }

  /**
   * Returns what the ARN of a state machine, version or alias stands for.
   *
   * @throws software.amazon.awssdk.services.sfn.model.SfnException if there is none
   */
  public Qualified qualified(String arn) {
    Arns.requireStateMachine(arn);
    StateMachineRecord machine = byArn.get(Arns.unqualified(arn));
    if (machine == null) {
      throw ServiceErrors.stateMachineDoesNotExist(arn);
    }
    Version version = machine.versions.find(arn);
    Alias alias = machine.aliases.find(arn);
    if (version == null && alias == null && !machine.arn.equals(arn)) {
      throw ServiceErrors.stateMachineDoesNotExist(arn);
    }
    return new Qualified(machine, version, alias);
  }

  public List<StateMachineRecord> byName() {
    List<StateMachineRecord> sorted = new ArrayList<>(byArn.values());
    sorted.sort(Comparator.comparing(machine -> machine.name));
    return sorted;
  }

  public boolean isDeleting(String arn) {
    StateMachineRecord machine = byArn.get(arn);
    return machine != null && machine.isDeleting();
  }

  public void remove(String arn) {
    byArn.remove(arn);
  }
}
