package dev.holter.internal.asl.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.Asl;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTests {

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void right_fields_are_read_and_nothing_is_reported() {
    Fields fields =
        fields("{'text':'a','number':1.50,'integer':7,'flag':true,'none':null,'object':{'x':1}}");

    assertThat(fields.text("text")).isEqualTo("a");
    assertThat(fields.number("number", BigDecimal.ONE, null)).isEqualTo(new BigDecimal("1.50"));
    assertThat(fields.integer("integer", 7, 7)).isEqualTo(7L);
    assertThat(fields.flag("flag")).isTrue();
    assertThat(fields.isNull("none")).isTrue();
    assertThat(fields.object("object"))
        .satisfies(object -> assertThat(object.names()).containsExactly("x"));
    assertThat(fields.text("absent")).isNull();
    diagnostics.throwIfAny();
  }

  @Test
  void an_object_in_a_list_has_its_own_place() {
    List<Fields> entries = fields("{'list':[{'x':1},2,{'x':3}]}").objects("list");

    assertThat(entries).hasSize(2);
    entries.get(1).text("x");
    assertReported(
        "SCHEMA_VALIDATION_FAILED: Expected value of type Object at /here/list[1],"
            + " SCHEMA_VALIDATION_FAILED: Expected value of type String at /here/list[2]/x");
  }

  @Test
  void wrong_types_read_as_absent() {
    Fields fields = fields("{'a':1}");

    assertThat(fields.text("a")).isNull();
    assertThat(fields.flag("a")).isFalse();
    assertThat(fields.array("a")).isNull();
    assertReported(
        "SCHEMA_VALIDATION_FAILED: Expected value of type String at /here/a,"
            + " SCHEMA_VALIDATION_FAILED: Expected value of type Boolean at /here/a,"
            + " SCHEMA_VALIDATION_FAILED: Expected value of type Array at /here/a");
  }

  @Test
  void bounds_are_inclusive_and_huge_numbers_are_beyond_them() {
    Fields fields = fields("{'low':0,'high':3,'huge':123456789012345678901234567890}");

    assertThat(fields.integer("low", 1, 2)).isNull();
    assertThat(fields.integer("high", 1, 2)).isNull();
    assertThat(fields.integer("huge", 1, 2)).isNull();
    assertReported(
        "SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /here/low,"
            + " SCHEMA_VALIDATION_FAILED: Maximum value is 2 at /here/high,"
            + " SCHEMA_VALIDATION_FAILED: Maximum value is 2 at /here/huge");
  }

  private Fields fields(String text) {
    return new Fields((ObjectNode) Asl.json(text), "/here", "S", diagnostics);
  }

  private void assertReported(String message) {
    assertThatThrownBy(diagnostics::throwIfAny)
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage(message);
  }
}
