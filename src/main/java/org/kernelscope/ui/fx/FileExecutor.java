package org.kernelscope.ui.fx;

import java.util.concurrent.Executor;

/**
 * Runs tasks that read or write files, one after another. A task decodes what it reads and encodes
 * what it writes; it computes nothing else, since the next file waits for it. A class that has a
 * file executor uses no arithmetic, which an architecture rule checks.
 */
@FunctionalInterface
public interface FileExecutor extends Executor {}
