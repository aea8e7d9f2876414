package org.faultline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

@QuarkusMain
public final class Faultline {
    public static void main(String[] args) {
        Quarkus.run(args);
    }
}
