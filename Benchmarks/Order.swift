/// What the command line asks for: chapters, and options with a value each.
struct Order {
    private var chapters: [String] = []
    private(set) var options: [String: String] = [:]

    init(_ arguments: ArraySlice<String>) {
        var rest = arguments
        while let argument = rest.popFirst() {
            if argument.hasPrefix("--") {
                options[String(argument.dropFirst(2))] = rest.popFirst()
            } else {
                chapters.append(argument)
            }
        }
    }

    /// Whether no chapter is named, which means all.
    var asksForAll: Bool { chapters.isEmpty }

    /// Whether a chapter is asked for.
    func asks(for chapter: String) -> Bool { chapters.contains(chapter) }
}
