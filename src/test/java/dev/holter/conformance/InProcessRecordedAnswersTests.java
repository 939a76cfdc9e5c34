package dev.holter.conformance;

import dev.holter.StepFunctionsTest;

/** The recordings in process. */
@StepFunctionsTest(account = Placeholders.ACCOUNT)
class InProcessRecordedAnswersTests extends RecordedAnswersTests {}
