import type { ThemeConfig } from 'antd'

/** The darker placeholder and description colours are what WCAG AA asks of text on white. */
export const themeFor = (large: boolean): ThemeConfig => ({
  token: {
    colorPrimary: '#0b568c',
    colorLink: '#0b568c',
    colorInfo: '#0b568c',
    colorError: '#b42318',
    colorWarning: '#8a5a00',
    colorSuccess: '#17703f',
    // Derived from such dark colours, the soft ones would be mud.
    colorErrorBg: '#fdebe8',
    colorErrorBorder: '#f0beb6',
    colorWarningBg: '#fdf3da',
    colorWarningBorder: '#e2c483',
    colorSuccessBg: '#e3f3e9',
    colorSuccessBorder: '#a9d3ba',
    colorInfoBg: '#e6f0f7',
    colorInfoBorder: '#b5d0e3',
    colorText: '#1d2329',
    colorTextSecondary: '#4a525a',
    colorTextPlaceholder: 'rgba(0,0,0,.6)',
    colorTextDescription: 'rgba(0,0,0,.65)',
    colorTextQuaternary: 'rgba(0,0,0,.6)',
    colorBorder: '#cfc9bf',
    colorBorderSecondary: '#e4dfd7',
    borderRadius: 8,
    fontSize: large ? 17 : 14,
    fontFamily: 'var(--font)',
    controlHeight: large ? 40 : 34,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
    Tag: { defaultBg: '#f2efea' },
    Table: { headerBg: '#f2efea', headerColor: '#4a525a', cellPaddingBlock: 10 },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
  },
})
