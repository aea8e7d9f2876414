package org.faultline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import org.faultline.cli.TestCommand;

/** Starts the service, or the command that the first word names. */
@QuarkusMain
public final class Faultline {
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("test")) {
            System.exit(TestCommand.run(Arrays.asList(args).subList(1, args.length), System.out));
        }
        Quarkus.run(args);
    }
}
