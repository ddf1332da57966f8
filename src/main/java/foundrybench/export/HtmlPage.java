package foundrybench.export;

/// What is the same in every exported page.
final class HtmlPage {
    /// Up to the first session.
    static final String BEGIN =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>Foundry Bench</title>
            <style>
            :root {
              --bg: #ffffff; --soft: #f6f8fa; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --accent: #0969da;
              --think: #8250df; --think-bg: #fbefff; --warn: #9a6700; --warn-bg: #fff8c5;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --bg: #0d1117; --soft: #151b23; --text: #e6edf3; --quiet: #9198a1; --line: #3d444d; --accent: #4493f8;
                --think: #ab7df8; --think-bg: #1c1530; --warn: #d29922; --warn-bg: #272115;
              }
            }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 24px; max-width: 1800px; background: var(--bg); color: var(--text);
              font: 14px/1.5 system-ui, "Segoe UI", Inter, "Noto Sans", sans-serif; }
            h1 { font-size: 20px; margin: 0 0 4px; overflow-wrap: anywhere; }
            h2 { font-size: 15px; margin: 0 0 4px; overflow-wrap: anywhere; }
            h3, h4, h5, h6 { font-size: 14px; margin: 12px 0 4px; }
            p { margin: 4px 0; }
            pre, code { font: 12px/1.5 ui-monospace, "Cascadia Mono", Menlo, "Noto Sans Mono", monospace; }
            pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; margin: 8px 0;
              white-space: pre-wrap; overflow-wrap: anywhere; }
            p, td, th, blockquote, .answer, .thinking { overflow-wrap: anywhere; }
            code { background: var(--soft); border-radius: 4px; padding: 1px 4px; }
            a { color: var(--accent); }
            hr { border: 0; border-top: 1px solid var(--line); }
            blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid var(--line); color: var(--quiet); }
            table { border-collapse: collapse; margin: 8px 0; font-size: 13px; }
            th, td { border: 1px solid var(--line); padding: 4px 8px; text-align: left; }
            th { background: var(--soft); }
            .center { text-align: center; }
            .right, .number { text-align: right; font-variant-numeric: tabular-nums; }
            .wide { overflow-x: auto; }
            .session + .session { margin-top: 32px; padding-top: 24px; border-top: 2px solid var(--line); }
            .facts, .host, .role { color: var(--quiet); font-size: 12px; }
            .chip, .stamp { border: 1px solid var(--line); border-radius: 10px; padding: 0 8px; font-size: 11px; }
            .stamp { color: var(--warn); background: var(--warn-bg); border-color: var(--warn); font-weight: 600; }
            .prompt { margin: 16px 0; }
            summary { cursor: pointer; font-weight: 600; }
            .panes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr)); gap: 16px; align-items: stretch; }
            article { border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; display: flex; flex-direction: column; min-width: 0; }
            .thinking { background: var(--think-bg); border-left: 3px solid var(--think); padding: 8px 12px; margin: 8px 0; }
            .thinking summary { color: var(--think); }
            .answer { flex: 1; margin: 8px 0; }
            .rating { font-weight: 600; }
            .figures { border-top: 1px solid var(--line); padding-top: 8px; color: var(--quiet); font-size: 12px; }
            .marker { color: var(--quiet); float: left; min-width: 20px; }
            .in1 { margin-left: 12px; } .in2 { margin-left: 32px; } .in3 { margin-left: 52px; } .in4 { margin-left: 72px; }
            .in5 { margin-left: 92px; } .in6 { margin-left: 112px; } .in7 { margin-left: 132px; } .in8 { margin-left: 152px; }
            .block > p { padding-left: 0; }
            .block > .marker + p { margin-left: 24px; }
            @media print { body { padding: 0; } article { break-inside: avoid; } }
            </style>
            </head>
            <body>
            """;

    /// Behind the last.
    static final String END = "</body>\n</html>\n";

    private HtmlPage() {}
}
