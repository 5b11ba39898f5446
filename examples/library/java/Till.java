import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * The engine for Java, as a process that stays: `loyalty batch` answers lines in their order, so the oldest question is the one
 * that a line answers. Any number of threads may ask; the process uses all cores.
 *
 * <pre>java Till.java LOYALTY PROGRAM &lt; carts.jsonl     prints an answer for each cart</pre>
 */
public final class Till implements AutoCloseable {
  private final Process process;
  private final BufferedWriter lines;
  private final Queue<CompletableFuture<String>> waiting = new ArrayDeque<>();
  private final Thread reader;
  private boolean ended;

  public Till(String loyalty, String program) throws IOException {
    process = new ProcessBuilder(loyalty, "batch", "--no-progress", "--program", program)
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    lines = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  /** Asks with a line of JSON: {"call": ..., "input": ..., "account": ...}. */
  public CompletableFuture<String> ask(String line) throws IOException {
    if (line.indexOf('\n') >= 0) throw new IllegalArgumentException("one line");
    CompletableFuture<String> answer = new CompletableFuture<>();
    // What is written and who waits for it have to be in the same order.
    synchronized (lines) {
      synchronized (waiting) {
        if (ended) throw new IOException("loyalty has ended");
        waiting.add(answer);
      }
      lines.write(line);
      lines.write('\n');
      lines.flush();
    }
    return answer;
  }

  private void read() {
    try (BufferedReader answers = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String answer; (answer = answers.readLine()) != null;) {
        CompletableFuture<String> oldest;
        synchronized (waiting) {
          oldest = waiting.remove();
        }
        oldest.complete(answer);
      }
    } catch (IOException e) {
      // The same as an end: nobody who waits gets an answer any more.
    }
    synchronized (waiting) {
      ended = true;
      for (CompletableFuture<String> each : waiting) each.completeExceptionally(new IOException("loyalty has ended"));
      waiting.clear();
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
    try {
      reader.join();
      if (process.waitFor() != 0) throw new IOException("loyalty ended with " + process.exitValue());
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (Till till = new Till(arguments[0], arguments[1]);
        BufferedReader carts = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Queue<CompletableFuture<String>> asked = new ArrayDeque<>();
      for (String cart; (cart = carts.readLine()) != null;) {
        asked.add(till.ask("{\"call\":\"quote\",\"input\":" + cart + "}"));
      }
      java.io.PrintStream out = new java.io.PrintStream(System.out, false, "UTF-8");
      for (CompletableFuture<String> answer : asked) out.println(answer.get());
      out.flush();
    }
  }
}
