/// Asks Gemini over HTTP how well two people fit. What strangers wrote travels as values and never as
/// instructions, every answer is validated like a stranger's, and whatever goes wrong is a reason instead of
/// a comment: the score comes from the domain alone.
@NullMarked
package com.datifyy.adapters.gemini;

import org.jspecify.annotations.NullMarked;
