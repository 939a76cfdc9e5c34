package dev.holter.internal.asl.map;

/** Says why the items of a Map state cannot be read. */
public final class UnreadableItemsException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableItemsException(String message) {
    super(message);
  }
}
