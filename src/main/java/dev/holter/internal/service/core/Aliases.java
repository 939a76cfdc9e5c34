package dev.holter.internal.service.core;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The aliases of one state machine, by name. Guarded by the service's lock. */
public final class Aliases {
  private final NavigableMap<String, Alias> byName = new TreeMap<>();

  /** Adds an alias, or replaces the one of the same name. */
  public void put(Alias alias) {
    byName.put(alias.name(), alias);
  }

  public @Nullable Alias find(String arn) {
    return byName.values().stream().filter(one -> one.arn().equals(arn)).findAny().orElse(null);
  }

  public void remove(Alias alias) {
    byName.remove(alias.name());
  }

  public int size() {
    return byName.size();
  }

  public List<Alias> all() {
    return new ArrayList<>(byName.values());
  }

  public List<Alias> leadingTo(String versionArn) {
    return byName.values().stream().filter(alias -> alias.leadsTo(versionArn)).toList();
  }
}
