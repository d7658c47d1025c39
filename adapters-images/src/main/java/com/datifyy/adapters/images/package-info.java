/// Photos: files from strangers are decoded within bounds, and their pixels encoded anew.
@NullMarked
package com.datifyy.adapters.images;

import org.jspecify.annotations.NullMarked;
