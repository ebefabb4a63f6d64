package org.kernelscope.cli;

import java.io.PrintWriter;
import org.kernelscope.text.Texts;

/**
 * Where a command writes: answers to {@code out}, complaints and progress to {@code err}, sentences
 * in the language of {@code texts}. One command, one thread.
 */
public record Console(PrintWriter out, PrintWriter err, Texts texts) {}
