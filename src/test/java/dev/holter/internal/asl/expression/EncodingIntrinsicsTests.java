package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingIntrinsicsTests {

  @ParameterizedTest
  @CsvSource({"'',''", "hello,aGVsbG8=", "✓,4pyT", "🚀,8J+agA==", "x->y?,eC0+eT8="})
  void a_text_is_encoded_as_utf_8_and_back(String text, String encoded) {
    assertThat(Asl.value("States.Base64Encode('" + text + "')", "{}"))
        .isEqualTo("\"" + encoded + "\"");
    assertThat(Asl.value("States.Base64Decode('" + encoded + "')", "{}"))
        .isEqualTo("\"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "aGVsbG8,hello",
    "' aGVs bG8= ',hello",
    "aGVs!bG8=,hello",
    "aGVsbG8=aGVsbG8=,hello",
    "aGVsb,hel",
    "=,''",
    "A,''"
  })
  void what_can_be_decoded_is(String encoded, String text) {
    assertThat(Asl.value("States.Base64Decode('" + encoded + "')", "{}"))
        .isEqualTo("\"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "MD5,812f45842bc6d66ee14572ce20db8e86",
    "SHA-1,aaff4a450a104cd177d28d18d74485e8cae074b7",
    "SHA-256,b4a697a057313163aee33cd8d40c66e9f0f177e00cac2de32475ffff6169c3e3",
    "SHA-384,d28a7d5cf25a74f11a50a18452b75e04bb3d70c9dd0510d6123aa008c756511b"
        + "87525bdc835ebb27e1fb9e9374a15562",
    "SHA-512,6ce4adb348546d4f449c4d25aad9a7c9cb711d9e91982d3f0b29ca2f3f47d4ce"
        + "2deba23bf2954f0f1d593fc50283731a533d30d425402d4f91316d871303aac4"
  })
  void a_text_is_hashed(String algorithm, String hash) {
    assertThat(Asl.value("States.Hash('input data', '" + algorithm + "')", "{}"))
        .isEqualTo("\"" + hash + "\"");
  }

  @Test
  void anything_else_is_hashed_as_its_text() {
    assertThat(Asl.value("States.Hash(123, 'MD5')", "{}"))
        .isEqualTo(Asl.value("States.Hash('123', 'MD5')", "{}"));
    assertThat(Asl.value("States.Hash($, 'MD5')", "{'a':[1]}"))
        .isEqualTo(Asl.value("States.Hash('{a=[1]}', 'MD5')", "{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Base64Encode($.text)",
        "States.Base64Decode($.text)",
        "States.Hash($.text, 'MD5')"
      })
  void a_text_may_have_10000_characters_and_no_more(String call) {
    String function = call.substring(0, call.indexOf('('));
    String longest = "A".repeat(10_000);

    assertThat(Asl.value(call, "{'text':'" + longest + "'}")).isNotEmpty();
    assertThat(Asl.problem(call, "{'text':'" + longest + "A'}"))
        .isEqualTo(IntrinsicCallTests.invalidArguments(call, function));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Base64Encode(123)",
        "States.Base64Decode($)",
        "States.Hash('data', 'MD2')",
        "States.Hash('data', 'sha-256')",
        "States.Hash('data', 'SHA256')",
        "States.Hash('data', '')",
        "States.Hash('data', 256)",
      })
  void other_arguments_are_invalid(String call) {
    String function = call.substring(0, call.indexOf('('));

    assertThat(Asl.problem(call, "{}"))
        .isEqualTo(IntrinsicCallTests.invalidArguments(call, function));
  }
}
