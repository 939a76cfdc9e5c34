package dev.holter.assertj;

import dev.holter.journal.TaskRun;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractListAssert;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ's list assertions for tasks; navigation such as {@code first()} or {@code element(1)}
 * leads to {@link TaskRunAssert}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class TaskRunsAssert
    extends AbstractListAssert<TaskRunsAssert, List<? extends TaskRun>, TaskRun, TaskRunAssert> {

  TaskRunsAssert(@Nullable List<? extends TaskRun> actual) {
    super(actual, TaskRunsAssert.class);
  }

  @Override
  protected TaskRunAssert toAssert(TaskRun value, String description) {
    return new TaskRunAssert(value).as(description);
  }

  @Override
  protected TaskRunsAssert newAbstractIterableAssert(Iterable<? extends TaskRun> iterable) {
    return new TaskRunsAssert(StreamSupport.stream(iterable.spliterator(), false).toList());
  }
}
