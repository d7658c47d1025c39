/// JSON as clients send it, read strictly, and as they get it: values, times, vocabularies, and attributes by their
/// kind.
@NullMarked
package com.datifyy.adapters.rest.json;

import org.jspecify.annotations.NullMarked;
