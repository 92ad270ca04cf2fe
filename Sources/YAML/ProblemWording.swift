/// Says libyaml's problems in the words of somebody who writes a configuration.
struct ProblemWording {
    let problem: String
    let context: String?
    let opened: Place?
    let next: Character?
    let place: Place

    var error: YAMLError {
        let (message, hint) = wording
        return .syntax(message, hint: hint, place)
    }

    private var wording: (String, String?) {
        switch problem {
        case "found character that cannot start any token": return wordingOfStart
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            return tab
        case "mapping values are not allowed in this context":
            return ("a \":\" does not belong here", "check the indentation; text with a colon needs quotation marks")
        case "did not find expected key", "did not find expected '-' indicator":
            return ("this does not fit the lines above", "check the indentation")
        case "block sequence entries are not allowed in this context":
            return ("a list item does not belong here", "put the list on lines of its own below the key")
        case "did not find expected ',' or ']'":
            return ("a list opened at \(openedAt) is not closed", "put a comma or \"]\" before this")
        case "did not find expected ',' or '}'":
            return ("a mapping opened at \(openedAt) is not closed", "put a comma or \"}\" before this")
        case "did not find expected node content":
            return ("a value is missing here", "check for a comma or bracket that is missing or too many")
        case "could not find expected ':'": return ("a key without its \":\"", "write key: value")
        case "found unexpected end of stream", "found unexpected document indicator":
            return (
                "a quotation mark opened at \(openedAt) is never closed", "add the same mark at the end of the text"
            )
        default: return wordingOfScalars
        }
    }

    private var wordingOfScalars: (String, String?) {
        switch problem {
        case "did not find expected alphabetic or numeric character" where context == "while scanning an alias":
            return ("text cannot begin with \"*\"", "put the text into quotation marks")
        case "did not find expected alphabetic or numeric character":
            return ("text cannot begin with \"&\"", "put the text into quotation marks")
        case "found unknown escape character":
            return ("a backslash in double quotation marks has a meaning", "write \\\\, or use single quotation marks")
        case "found invalid Unicode character escape code":
            return ("this is not the code of a character", "write the character itself")
        case "did not find expected <document start>":
            return ("this does not belong to what stands above", "check the indentation")
        default: return (problem, nil)
        }
    }

    private var wordingOfStart: (String, String?) {
        switch next {
        case "\t": return tab
        case let sign?: return ("text cannot begin with \"\(sign)\"", "put the text into quotation marks")
        case nil: return (problem, nil)
        }
    }

    private var tab: (String, String?) { ("a tab cannot indent a line", "use spaces") }

    private var openedAt: String {
        opened.map { "\($0.line):\($0.column)" } ?? "an earlier place"
    }
}
