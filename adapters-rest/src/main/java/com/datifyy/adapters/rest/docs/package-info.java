/// The API's description, as a document and readable in a browser.
@NullMarked
package com.datifyy.adapters.rest.docs;

import org.jspecify.annotations.NullMarked;
