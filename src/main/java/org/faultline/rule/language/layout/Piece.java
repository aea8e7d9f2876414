package org.faultline.rule.language.layout;

import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.language.text.Comment;
import org.faultline.rule.language.text.Token;

/**
 * A token with the comments that belong to it.
 *
 * @param before those on lines of their own above it
 * @param after those behind it on its line
 */
record Piece(Token token, List<Comment> before, List<Comment> after) {
    /** All of a file, the last of them its end. */
    static List<Piece> of(List<Token> tokens, List<Comment> comments) {
        List<Piece> pieces = new ArrayList<>();
        List<Comment> left = new ArrayList<>(comments);
        for (Token token : tokens) {
            Piece piece = new Piece(token, new ArrayList<>(), new ArrayList<>());
            while (!left.isEmpty() && !isAfter(left.get(0), token)) {
                Comment comment = left.remove(0);
                boolean behind = !pieces.isEmpty()
                        && last(pieces).token.end().line() == comment.at().line();
                (behind ? last(pieces).after : piece.before).add(comment);
            }
            pieces.add(piece);
        }
        return pieces;
    }

    private static Piece last(List<Piece> pieces) {
        return pieces.get(pieces.size() - 1);
    }

    private static boolean isAfter(Comment comment, Token token) {
        boolean sameLine = comment.at().line() == token.at().line();
        return token.sort() != Token.Sort.END
                && (sameLine
                        ? comment.at().column() > token.at().column()
                        : comment.at().line() > token.at().line());
    }

    boolean is(String sign) {
        return token.is(sign);
    }
}
