package dev.holter.internal.page;

import java.util.List;

/**
 * How much a worker bears.
 *
 * @param rows one for each load
 */
public record SeenHeadroom(List<Row> rows) {

  /** Keeps the list from changing. */
  public SeenHeadroom {
    rows = List.copyOf(rows);
  }

  /**
   * How much it bears of one load.
   *
   * @param load of what, such as a freeze
   * @param borne how much, as people read it
   * @param remark what breaks it beyond that
   */
  public record Row(String load, String borne, String remark) {}
}
