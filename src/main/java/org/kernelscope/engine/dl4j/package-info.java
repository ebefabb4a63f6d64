/**
 * The engine on Deeplearning4j and ND4J. No other package knows them. Here are the ports'
 * implementations and the network that runs; the packages below have its parts.
 */
@NullMarked
package org.kernelscope.engine.dl4j;

import org.jspecify.annotations.NullMarked;
