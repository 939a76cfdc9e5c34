package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Refuses, by the name of the state, the parts of the language that Holter does not run yet. */
final class LaterLanguage {

  private LaterLanguage() {}

  /** Reports a Map state whose iterations are executions of their own. */
  static boolean refusesDistributed(Fields fields) {
    for (String processor : List.of("ItemProcessor", "Iterator")) {
      JsonNode given = fields.raw(processor);
      if (given != null && given.at("/ProcessorConfig/Mode").asText().equals("DISTRIBUTED")) {
        String what = "is a distributed Map state";
        fields.report(Wording.notYet(fields.state(), what), processor);
        return true;
      }
    }
    return false;
  }
}
