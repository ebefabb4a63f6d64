/** What a network is: its layers, their shapes, how many numbers they hold and how far they see. */
@NullMarked
package org.kernelscope.network;

import org.jspecify.annotations.NullMarked;
