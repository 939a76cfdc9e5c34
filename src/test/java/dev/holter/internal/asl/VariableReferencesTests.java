package dev.holter.internal.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableReferencesTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Parameters':{'x.$':'$b.c','y':'$not','z.$':'$a'} | [a, b]",
        "'Parameters':{'x':[{'y.$':'States.Format($t, $.in, $$.x, States.Array($u[0]))'}]} | [t, u]",
        "'InputPath':'$in','OutputPath':'$out.a','ResultPath':'$.r' | [in, out]",
        "'Result':{'x.$':'$literal'} | null",
        "'Assign':{'x.$':'$y'} | [y]",
        "'QueryLanguage':'JSONata','Output':{'a':'{% $b + $c.d %}','e':'$f'} | [b, c]",
        "'QueryLanguage':'JSONata','Output':'{% $sum($x) ~> $string %}' | [x]",
        "'QueryLanguage':'JSONata','Output':'{% ($l := 1; $map($x, function($v) { $v + $l })) %}'"
            + " | [x]",
        "'QueryLanguage':'JSONata','Output':'{% $states.input & \\\"$text\\\" & $uuid() %}' | null",
      })
  void are_those_that_a_state_does_not_set_itself(String fields, String names) {
    Map<String, List<String>> references =
        Definition.parse(
                Asl.quoted(Asl.machine("{'Type':'Pass','End':true," + fields + "}")), Asl.STANDARD)
            .variableReferences();
    assertThat(String.valueOf(references.get("S"))).isEqualTo(names);
  }

  @Test
  void belong_to_the_state_in_which_they_stand() {
    String definition =
        "{'StartAt':'M','States':{'M':{'Type':'Map','ItemsPath':'$items','Next':'P','ItemProcessor':"
            + "{'StartAt':'I','States':{'I':{'Type':'Pass','InputPath':'$inner','End':true}}}},"
            + "'P':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'B','States':{'B':"
            + "{'Type':'Choice','Choices':[{'Variable':'$c','IsNull':true,'Next':'E'}],"
            + "'Default':'E'},'E':{'Type':'Succeed'}}}]}}}";
    assertThat(Asl.definition(definition).variableReferences())
        .isEqualTo(Map.of("M", List.of("items"), "I", List.of("inner"), "B", List.of("c")));
  }
}
