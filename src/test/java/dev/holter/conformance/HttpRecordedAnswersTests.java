package dev.holter.conformance;

import dev.holter.StepFunctionsTest;
import dev.holter.Transport;

/** The recordings over HTTP. */
@StepFunctionsTest(transport = Transport.HTTP, account = Placeholders.ACCOUNT)
class HttpRecordedAnswersTests extends RecordedAnswersTests {}
