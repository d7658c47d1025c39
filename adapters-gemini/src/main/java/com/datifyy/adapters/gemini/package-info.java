/// Talks to Gemini over HTTP about how well two people fit. Nothing is here yet and nothing is wired to it: scores come
/// from the domain alone, which stays the answer whenever Gemini is not configured or does not reply.
@NullMarked
package com.datifyy.adapters.gemini;

import org.jspecify.annotations.NullMarked;
