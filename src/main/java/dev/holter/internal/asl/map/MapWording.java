package dev.holter.internal.asl.map;

/** The texts about Map states. Where AWS's are not known, they are worded like AWS's other ones. */
public final class MapWording {

  static final String DUPLICATE_HEADERS = "CSV headers cannot contain duplicates.";
  static final String TOO_FEW_ITEMS = "field MaxItems must be positive";
  public static final String EXPRESS_DISTRIBUTED =
      "Express state machine does not support 'DISTRIBUTED' mode";
  static final String NOT_ITERABLE = "Attempting to map over non-iterable node.";
  static final String NOT_A_POINTER = "Value must be a valid JSON Pointer.";

  private MapWording() {}

  static String notAFloat(String field, String value, String path) {
    return "The "
        + field
        + " field refers to value \""
        + value
        + "\" which is not a valid float: "
        + path;
  }

  static String notPercent(String field) {
    return field + " must be between 0 and 100.";
  }

  static String itemsNotAnArray(String input) {
    return "Map state input must be an array but was: " + input;
  }

  static String notAnArray(String path) {
    return "Reference path \"" + path + "\" must point to array.";
  }

  public static String badLabel(String label) {
    return "Invalid label name: '" + label + "'";
  }

  public static String duplicateLabel(String label) {
    return "Duplicate label name: '" + label + "'";
  }

  /** AWS documents that this is {@code States.Runtime}. The words are ours. */
  public static final String TOO_MANY_REDRIVES =
      "The Map Run has reached the maximum number of redrives (1000).";

  static final String UNFLATTENED =
      "LOAD_AND_FLATTEN was answered with a listing: answer with an array of the items in its"
          + " files";

  static String unreadFile(String type) {
    return "A file of type " + type + " was answered with a text: answer with an array of items";
  }
}
