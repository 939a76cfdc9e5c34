package dev.holter.assertj;

import dev.holter.execution.TaskAttempt;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractListAssert;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ's list assertions for tasks; navigation such as {@code first()} or {@code element(1)}
 * leads to {@link TaskAttemptAssert}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class TaskAttemptsAssert
    extends AbstractListAssert<
        TaskAttemptsAssert, List<? extends TaskAttempt>, TaskAttempt, TaskAttemptAssert> {

  TaskAttemptsAssert(@Nullable List<? extends TaskAttempt> actual) {
    super(actual, TaskAttemptsAssert.class);
  }

  @Override
  protected TaskAttemptAssert toAssert(TaskAttempt value, String description) {
    return new TaskAttemptAssert(value).as(description);
  }

  @Override
  protected TaskAttemptsAssert newAbstractIterableAssert(Iterable<? extends TaskAttempt> iterable) {
    return new TaskAttemptsAssert(StreamSupport.stream(iterable.spliterator(), false).toList());
  }
}
